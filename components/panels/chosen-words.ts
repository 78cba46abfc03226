'use client'
// The words that a reader has selected within an element, whole ones, or null: what may be a place that was missed.
import { type RefObject, useEffect, useState } from 'react'

const MOST_CHARACTERS = 100
const IN_WORD = /[\p{L}\p{M}\p{N}’'-]/u

export function useChosenWords(within: RefObject<HTMLElement | null>): string | null {
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection()
      const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null
      setChosen(range && within.current?.contains(range.commonAncestorContainer) ? wholeWords(range) : null)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [within])
  return chosen
}

function wholeWords(range: Range): string | null {
  const before = lettersBefore(range.startContainer.textContent ?? '', range.startOffset, range.startContainer)
  const after = lettersAfter(range.endContainer.textContent ?? '', range.endOffset, range.endContainer)
  const words = range.toString()
  // Half a word at either end is the whole of it.
  const whole =
    `${IN_WORD.test(words[0] ?? '') ? before : ''}${words}${IN_WORD.test(words.at(-1) ?? '') ? after : ''}`.trim()
  return whole !== '' && whole.length <= MOST_CHARACTERS && !whole.includes('\n') ? whole : null
}

function lettersBefore(text: string, offset: number, node: Node): string {
  if (node.nodeType !== Node.TEXT_NODE) return ''
  let from = offset
  while (from > 0 && IN_WORD.test(text[from - 1] as string)) from--
  return text.slice(from, offset)
}

function lettersAfter(text: string, offset: number, node: Node): string {
  if (node.nodeType !== Node.TEXT_NODE) return ''
  let to = offset
  while (to < text.length && IN_WORD.test(text[to] as string)) to++
  return text.slice(offset, to)
}
