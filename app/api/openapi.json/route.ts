// GET /api/openapi.json: this API, described by the schemas that its requests are read by.
import { getDocument } from '../../../core/api/about.ts'
import { openApiDocument } from '../../../core/api/document.ts'
import { route } from '../_http/route.ts'

let made: ReturnType<typeof openApiDocument> | undefined

export const GET = route(getDocument, async () => {
  made ??= openApiDocument()
  return made
})
