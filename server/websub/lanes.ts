// What was pushed waits for its turn: in order within a feed, a few feeds at once, so that one whose hub pushes much keeps nobody waiting but
// itself. What finds no room is refused at once, never dropped afterwards; what fails is logged.
import pLimit from 'p-limit'
import { log } from '../log.ts'
import { LARGEST_BYTES } from './callback.ts'

const AT_ONCE = 3
/** Of a feed, the one under way among them: a hub that tells of each article by itself has dozens in a moment. */
export const MOST_HELD = 32
// One that is as large as may be, or a few that are not: many feeds would have to conspire to fill the whole.
const MOST_BYTES_OF_A_FEED = LARGEST_BYTES
const MOST_BYTES = 50 * 1024 * 1024

type Lane = { held: number; bytes: number; last: Promise<void> }
export type Lanes = {
  hasRoom(feedId: bigint, bytes: number): boolean
  /** Takes it when its turn comes; false, and nothing is taken, when there is no room. */
  push(feedId: bigint, bytes: number, take: () => Promise<void>): boolean
  /** Everything that waited is done with. */
  idle(): Promise<void>
}

export function createLanes(): Lanes {
  const lanes = new Map<bigint, Lane>()
  const turn = pLimit(AT_ONCE)
  let allBytes = 0

  const hasRoom = (feedId: bigint, bytes: number) => {
    const { held, bytes: taken } = lanes.get(feedId) ?? { held: 0, bytes: 0 }
    return held < MOST_HELD && taken + bytes <= MOST_BYTES_OF_A_FEED && allBytes + bytes <= MOST_BYTES
  }
  const leave = (feedId: bigint, lane: Lane, bytes: number) => {
    allBytes -= bytes
    lane.bytes -= bytes
    if (--lane.held === 0) lanes.delete(feedId)
  }
  return {
    hasRoom,
    push: (feedId, bytes, take) => {
      if (!hasRoom(feedId, bytes)) return false
      const lane = lanes.get(feedId) ?? { held: 0, bytes: 0, last: Promise.resolve() }
      lanes.set(feedId, lane)
      allBytes += bytes
      lane.bytes += bytes
      lane.held++
      lane.last = lane.last
        .then(() => turn(take))
        .catch((error: unknown) => log('error', 'what was pushed could not be stored', { error }))
        .finally(() => leave(feedId, lane, bytes))
      return true
    },
    idle: async () => void (await Promise.all([...lanes.values()].map(({ last }) => last))),
  }
}
