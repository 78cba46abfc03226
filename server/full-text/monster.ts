// Whether a page is more than a document tree of it may cost. Asked before the tree is made: a thread that runs out of memory while it
// makes one can take the whole program with it, whatever limit it was given. Pure, linear.

// News pages have some thousands of elements; linkedom takes about two kilobytes for one with its text.
const MOST_ELEMENTS = 30_000
const MOST_BLANKS_IN_TAG = 2_000
const [OPEN, CLOSE, SPACE, SMALL_A, SMALL_Z, TO_SMALL] = [60, 62, 32, 97, 122, 32]

export function isMonster(page: string): boolean {
  let elements = 0
  let blanks = -1
  for (let at = 0; at < page.length; at++) {
    const unit = page.charCodeAt(at)
    if (unit === OPEN) {
      const next = page.charCodeAt(at + 1) | TO_SMALL
      if (next < SMALL_A || next > SMALL_Z) continue
      blanks = 0
      if (++elements > MOST_ELEMENTS) return true
    } else if (unit === CLOSE) blanks = -1
    else if (blanks >= 0 && unit <= SPACE && ++blanks > MOST_BLANKS_IN_TAG) return true
  }
  return false
}
