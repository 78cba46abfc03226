// A feed of numbered posts, as the tests of polls change it from one poll to the next.
export type Post = { guid?: string; link?: string; title: string; text: string }
export const post = (n: number, change: Partial<Post> = {}): Post => ({
  guid: `g${n}`,
  link: `https://news.example/${n}`,
  title: `Report ${n} on the harvest`,
  text: `<p>Paragraph one of ${n}.</p><p>Paragraph two.</p>`,
  ...change,
})
export const posts = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => post(to - 1 - index))

export function document(items: Post[], more = ''): string {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const item = ({ guid, link, title, text }: Post) =>
    `<item>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${link ? `<link>${escaped(link)}</link>` : ''}<title>${title}</title><description>${escaped(text)}</description></item>`
  return `<rss version="2.0"><channel><title>Wire</title>${more}${items.map(item).join('')}</channel></rss>`
}
