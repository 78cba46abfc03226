import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  // Types are checked by tsc in every test run; Next's own check wants a compiler API that TypeScript 7 does not have.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    '@simplewebauthn/server',
    'openid-client',
    'rate-limiter-flexible',
  ],
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  devIndicators: false,
}
