// The desk. Its panels come next; until then it says how many articles the store holds.
import { loadDesk } from '../server/store/desk.ts'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const { articles } = await loadDesk()
  return <pre>{articles.length}</pre>
}
