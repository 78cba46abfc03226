'use client'
// An article's picture, as Rasid has fetched it. Its room is kept before it comes and when it does not, so that nothing moves.
import { useState } from 'react'

export function Thumbnail({ address, size }: { address: string; size: 'small' | 'large' }) {
  const [missing, setMissing] = useState(false)
  return (
    <span className="thumbnail" data-size={size} data-missing={missing || undefined}>
      {/* biome-ignore lint/performance/noImgElement: it is shown as its publisher made it; resizing wants a native library. */}
      {!missing && <img src={address} alt="" loading="lazy" decoding="async" onError={() => setMissing(true)} />}
    </span>
  )
}
