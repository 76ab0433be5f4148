import './key-list.css'

export interface KeySaid {
  keys: readonly string[]
  said: string
}

/** Keys and what they do. */
export function KeyList({ keys, className = '' }: { keys: readonly KeySaid[]; className?: string }) {
  return (
    <dl className={`key-list small ${className}`}>
      {keys.map(({ keys: some, said }) => (
        <div key={said}>
          <dt>
            {some.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}
