// The sign-in page; before there is an owner it leads to set-up.
import { redirect } from 'next/navigation'
import { SignInForm } from '../../components/access/sign-in-form.tsx'
import { safeNext } from '../../core/access/next.ts'
import { access } from '../../server/access/settings.ts'
import { ownerExists } from '../../server/store/people.ts'
import { readPreferences } from '../preferences.ts'

export const dynamic = 'force-dynamic'

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Asked) {
  if (!(await ownerExists())) redirect('/set-up')
  const { next, sso } = await searchParams
  const wanted = safeNext(typeof next === 'string' ? next : null)
  const { locale } = await readPreferences()
  return <SignInForm locale={locale} next={wanted} sso={access().sso?.name ?? null} refused={sso === 'refused'} />
}
