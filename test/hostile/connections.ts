// Behaviours below HTTP: connections that say nothing, drip, break off, lie about their form; certificates nobody trusts.
import type { Socket } from 'node:net'
import type { Behaviour } from './behaviour.ts'
import { news, rss, titles } from './behaviour.ts'

const document = rss(news(1, 2))
const both = { titles: titles(1, 2) }
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n'
const say = (text: string) => (socket: Socket) => void socket.end(text)
const NO_ANSWER = { says: /did not answer in time/ }
const TOO_SLOW = { says: /took too long|in the middle/ }
const NO_HTTP = { says: /does not speak HTTP|cut off/ }
const BROKEN = { says: /broke the connection off/ }

function drip(socket: Socket, piece: string): void {
  const timer = setInterval(() => socket.write(piece), 25)
  socket.on('close', () => clearInterval(timer))
}

export const CONNECTIONS: Behaviour[] = [
  { name: 'takes the connection and says nothing', slow: true, talk: () => undefined, expect: NO_ANSWER },
  {
    name: 'slow loris in the headers',
    slow: true,
    talk: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      drip(socket, 'X-Slow: 1\r\n')
    },
    expect: NO_ANSWER,
  },
  {
    name: 'slow loris in the body',
    slow: true,
    talk: (socket) => {
      socket.write(`${HEAD}\r\n<rss>`)
      drip(socket, ' ')
    },
    expect: TOO_SLOW,
  },
  {
    name: 'stops in the middle of the body',
    slow: true,
    talk: (socket) => socket.write(`${HEAD}Content-Length: 9999\r\n\r\n<rss>`),
    expect: TOO_SLOW,
  },
  {
    name: 'early hints without end',
    slow: true,
    talk: (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'),
    expect: { says: /./ },
  },
  { name: 'hangs up before a word', talk: (socket) => socket.end(), expect: BROKEN },
  { name: 'resets before a word', talk: (socket) => socket.resetAndDestroy(), expect: BROKEN },
  {
    name: 'resets in the middle of the body',
    talk: (socket) => socket.write(`${HEAD}Content-Length: 99999\r\n\r\n${document}`, () => socket.resetAndDestroy()),
    expect: { says: /broke the connection off|cut off/ },
  },
  {
    name: 'closes its half in the middle of the body',
    talk: say(`${HEAD}Content-Length: 99999\r\n\r\n${document}`),
    expect: { says: /broke the connection off|cut off/ },
  },
  { name: 'HTTP/1.0 without a length', talk: say(`HTTP/1.0 200 OK\r\n\r\n${document}`), expect: both },
  { name: 'HTTP/1.1 without a length', talk: say(`${HEAD}\r\n${document}`), expect: both },
  { name: 'HTTP/0.9', talk: say(document), expect: NO_HTTP },
  { name: 'HTTP/3.0 over TCP', talk: say(`HTTP/3.0 200 OK\r\n\r\n${document}`), expect: NO_HTTP },
  { name: 'another protocol', talk: say('220 mail.example ESMTP\r\n'), expect: NO_HTTP },
  {
    name: 'status 999',
    talk: say('HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
    expect: { says: /999/ },
  },
  { name: 'status 99', talk: say('HTTP/1.1 99 ?\r\n\r\n'), expect: { says: /./ } },
  { name: 'no reason phrase', talk: say(`HTTP/1.1 200\r\nConnection: close\r\n\r\n${document}`), expect: both },
  {
    name: 'early hints, then the feed',
    talk: say(`HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n${HEAD}\r\n${document}`),
    expect: both,
  },
  {
    name: 'chunked',
    talk: say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${document.length.toString(16)}\r\n${document}\r\n0\r\n\r\n`),
    expect: both,
  },
  {
    name: 'chunks whose size is no number',
    talk: say(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n${document}\r\n0\r\n\r\n`),
    expect: NO_HTTP,
  },
  {
    name: 'chunks without the last',
    talk: say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${document.length.toString(16)}\r\n${document}\r\n`),
    expect: { says: /broke the connection off|cut off|does not speak/ },
  },
  {
    name: 'a chunk of 2^62 bytes',
    talk: say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n4000000000000000\r\nx`),
    expect: { says: /./ },
  },
  {
    name: 'two lengths',
    talk: say(`${HEAD}Content-Length: 10\r\nContent-Length: 20\r\n\r\n${document}`),
    expect: NO_HTTP,
  },
  {
    name: 'a length and chunks',
    talk: say(`${HEAD}Content-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
    expect: NO_HTTP,
  },
  { name: 'a negative length', talk: say(`${HEAD}Content-Length: -1\r\n\r\n${document}`), expect: NO_HTTP },
  {
    name: 'one header of 1 MB',
    talk: say(`${HEAD}X-Bomb: ${'b'.repeat(1_000_000)}\r\n\r\n${document}`),
    expect: { says: /headers are larger/ },
  },
  {
    name: '20,000 headers',
    talk: say(`${HEAD}${'X-Bomb: 1\r\n'.repeat(20_000)}\r\n${document}`),
    expect: { says: /headers are larger/ },
  },
  { name: 'a NUL in a header', talk: say(`${HEAD}X-Nul: a\u0000b\r\n\r\n${document}`), expect: NO_HTTP },
  {
    name: 'upgrades to another protocol',
    talk: say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    expect: { says: /./ },
  },
  {
    name: 'a second answer that nobody asked for',
    talk: say(
      `HTTP/1.1 200 OK\r\nContent-Length: ${document.length}\r\n\r\n${document}HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong`,
    ),
    expect: both,
  },
  { name: 'self-signed certificate', certificate: 'self-signed', expect: { says: /self-signed/, requests: 0 } },
  { name: 'expired certificate', certificate: 'expired', expect: { says: /certificate/, requests: 0 } },
  { name: 'certificate for another name', certificate: 'other-name', expect: { says: /certificate/, requests: 0 } },
  {
    name: 'TLS where plain HTTP was meant',
    certificate: 'self-signed',
    address: (origin) => origin.replace('https:', 'http:'),
    expect: { says: /./, requests: 0 },
  },
  {
    name: 'plain HTTP where TLS was meant',
    serve: () => undefined,
    address: (origin) => origin.replace('http:', 'https:'),
    expect: { says: /./, requests: 0 },
  },
  {
    name: 'a name that does not exist',
    address: () => 'http://nowhere.example/feed.xml',
    expect: { says: /cannot be found/, requests: 0 },
  },
]
