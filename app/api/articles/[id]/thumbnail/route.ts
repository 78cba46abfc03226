// GET /api/articles/{id}/thumbnail: the article's picture, which Rasid has fetched; the reader's browser never meets the publisher.
import { getThumbnail } from '../../../../../core/api/articles.ts'
import { services } from '../../../../../server/services.ts'
import { imageOf } from '../../../../../server/store/thumbnails.ts'
import { Problem } from '../../../_http/answer.ts'
import { route } from '../../../_http/route.ts'

// What could not be had is not asked for again for as long: server/thumbnails/.
const FAILED_SECONDS = 600

export const GET = route(getThumbnail, async ({ params }) => {
  const image = await imageOf(params.id)
  if (!image) throw new Problem(404, 'No picture', 'There is no such article, it has no picture, or pictures are off.')
  const thumbnail = await services().thumbnail(image)
  // No content is no picture to a page, and no fault to report in it.
  if (thumbnail.kind === 'none')
    return new Response(null, { status: 204, headers: { 'Cache-Control': `private, max-age=${FAILED_SECONDS}` } })
  return new Response(Buffer.from(thumbnail.bytes), {
    headers: {
      'Content-Type': thumbnail.type,
      // Another picture has another address.
      'Cache-Control': 'private, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
