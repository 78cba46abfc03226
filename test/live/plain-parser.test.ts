// Our packets are those of socket.io's own encoder, letter for letter.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Encoder, type Packet, PacketType } from 'socket.io-parser'
import { plainParser } from '../../server/live/plain-parser.ts'

const PACKETS: Packet[] = [
  { type: PacketType.CONNECT, nsp: '/', data: { sid: 'aB3' } },
  { type: PacketType.CONNECT, nsp: '/' },
  { type: PacketType.CONNECT_ERROR, nsp: '/', data: { message: 'Sign in.' } },
  { type: PacketType.DISCONNECT, nsp: '/desk' },
  {
    type: PacketType.EVENT,
    nsp: '/',
    data: ['articles:added', [{ title: 'درعا «١»', places: [], at: null, score: 0.5 }]],
  },
  { type: PacketType.EVENT, nsp: '/desk', id: 0, data: ['tallies:changed'] },
  { type: PacketType.ACK, nsp: '/', id: 12, data: [{ articles: [], cursor: '7' }] },
  { type: PacketType.ACK, nsp: '/', id: 3, data: [] },
]

for (const packet of PACKETS)
  test(`a packet ${JSON.stringify(packet)}`, () => {
    assert.deepEqual(new plainParser.Encoder().encode(packet), new Encoder().encode(packet))
  })
