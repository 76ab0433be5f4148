import type { ReactNode } from 'react'

/** The field inside carries the name itself. */
export function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="choice">
      <span className="small quiet" aria-hidden>
        {label}
      </span>
      {children}
    </div>
  )
}
