// The Model Context Protocol over HTTP: each request is answered by a server of its own that knows nothing of the one before, so any
// process may answer. Tools read; none changes anything.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { alertHits, alerts } from './alerts.ts'
import { places, timeline } from './counting.ts'
import { explainQuery } from './explaining.ts'
import { article, search } from './reading.ts'
import { addTool, UNTRUSTED } from './tool.ts'

// A question is a few kilobytes: its longest part is a query of ten thousand characters.
const LARGEST_BODY_BYTES = 256 * 1024

// Of the tools' names, inputs and answers.
const IDENTITY = { name: 'rasid', title: 'Rasid', version: '1.0.0' }
const INSTRUCTIONS = `Rasid monitors news feeds in many languages, Arabic above all, and keeps what they published. Search with "search", read
with "article", count with "timeline" and "places", see what analysts' standing queries caught with "alerts" and "alert_hits". Say which article
a statement comes from, by its url. ${UNTRUSTED}`

function createServer(): McpServer {
  const server = new McpServer(IDENTITY, { instructions: INSTRUCTIONS })
  addTool(server, search)
  addTool(server, article)
  addTool(server, timeline)
  addTool(server, places)
  addTool(server, alerts)
  addTool(server, alertHits)
  addTool(server, explainQuery)
  return server
}

/** Answers one request of the Streamable HTTP transport, as JSON. */
export async function answerMcp(request: Request): Promise<Response> {
  const server = createServer()
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: LARGEST_BODY_BYTES,
  })
  try {
    await server.connect(transport)
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}
