// Which circles of a map carry their name: the largest first, as long as names cover neither each other nor larger circles. Pure.
export type Circle = { x: number; y: number; r: number; text: string }

const LETTER_WIDTH_PX = 7.2
const LINE_PX = 17
const GAP_PX = 4

/** For each circle, in the given order, whether its name fits to its right (1), to its left (-1), or not at all (0). */
export function placeLabels(circles: Circle[], width: number, height: number): (-1 | 0 | 1)[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  return circles.map(({ x, y, r, text }) => {
    const length = text.length * LETTER_WIDTH_PX
    const own = { left: x - r, right: x + r, top: y - r, bottom: y + r }
    let side: -1 | 0 | 1 = 0
    for (const wanted of [1, -1] as const) {
      const left = wanted === 1 ? x + r + GAP_PX : x - r - GAP_PX - length
      const box = { left, right: left + length, top: y - LINE_PX / 2, bottom: y + LINE_PX / 2 }
      const outside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > height
      if (outside || taken.some((other) => overlap(box, other))) continue
      taken.push(box)
      side = wanted
      break
    }
    taken.push(own)
    return side
  })
}

type Box = { left: number; right: number; top: number; bottom: number }

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
