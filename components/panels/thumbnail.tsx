'use client'
// An article's picture, as Rasid has fetched it. Its room is kept before it comes and when it does not, so that nothing moves.
import { useCallback, useState } from 'react'

export function Thumbnail({ address, size }: { address: string; size: 'small' | 'large' }) {
  const [missing, setMissing] = useState(false)
  // What failed before this script ran tells of it no second time.
  const look = useCallback((image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalWidth === 0 && image.currentSrc !== '') setMissing(true)
  }, [])
  return (
    <span className="thumbnail" data-size={size} data-missing={missing || undefined}>
      {!missing && (
        // biome-ignore lint/performance/noImgElement: it is shown as its publisher made it; resizing wants a native library.
        <img ref={look} src={address} alt="" loading="lazy" decoding="async" onError={() => setMissing(true)} />
      )}
    </span>
  )
}
