// Connections that are kept open between polls: their servers close them when they like, also while we are busy with something else.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'

// In a thread of its own, which closes its connections while this one is busy: [opened, to be closed, closed].
const counts = new Int32Array(new SharedArrayBuffer(12))
const server = new Worker(
  `const { createServer } = require('node:net')
  const { parentPort, workerData: counts } = require('node:worker_threads')
  const server = createServer((socket) => {
    Atomics.add(counts, 0, 1)
    socket.on('error', () => {})
    socket.on('data', () => {
      socket.write('HTTP/1.1 200 OK\\r\\nContent-Type: text/xml\\r\\nContent-Length: 6\\r\\n\\r\\n<rss/>')
      const close = () => {
        if (Atomics.load(counts, 1) === 0) return void setTimeout(close, 1)
        Atomics.store(counts, 1, 0)
        socket.once('close', () => Atomics.add(counts, 2, 1)).resetAndDestroy()
      }
      close()
    })
  }).listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`,
  { eval: true, workerData: counts },
)
after(() => server.terminate())

test('a connection that its server closed while we were busy is not asked any more', async () => {
  const [port] = await once(server, 'message')
  const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'] })
  const url = `http://127.0.0.1:${port}/`
  try {
    for (let turn = 1; turn <= 5; turn++) {
      const fetched = await fetcher.fetchFeed({ url })
      assert.equal(fetched.kind, 'fresh', JSON.stringify(fetched))
      await new Promise((resolve) => setTimeout(resolve, 20))
      assert.equal(Atomics.load(counts, 0), turn)
      Atomics.store(counts, 1, 1)
      const patience = performance.now() + 5_000
      while (Atomics.load(counts, 2) < turn && performance.now() < patience);
    }
  } finally {
    await fetcher.close()
  }
})
