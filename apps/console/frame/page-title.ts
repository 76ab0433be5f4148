import { useEffect } from 'react'
import { useWords } from '#ui/words.ts'
import { frameWords } from './words.ts'

/** The browser's tab is called what the page is called: its first heading, and the product. */
export function usePageTitle(): void {
  const product = useWords(frameWords)('product')
  useEffect(() => {
    const main = document.querySelector('#content')
    if (!main) return undefined
    const usual = document.title
    const tell = () => {
      const heading = main.querySelector('h1')?.textContent.trim()
      if (heading) document.title = `${heading} · ${product}`
    }
    const watch = new MutationObserver(tell)
    watch.observe(main, { subtree: true, childList: true, characterData: true })
    tell()
    return () => {
      watch.disconnect()
      document.title = usual
    }
  }, [product])
}
