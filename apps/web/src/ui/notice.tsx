import type { ReactNode } from 'react'
import './notice.css'

/** What stands where a list or a page would: nothing there, or something went wrong. */
export function Notice({
  title,
  text,
  isFault = false,
  children,
}: {
  title: string
  text?: string
  isFault?: boolean
  children?: ReactNode
}) {
  return (
    <div className="notice" role={isFault ? 'alert' : undefined}>
      <EmptyBowl isSpilled={isFault} />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="notice__actions">{children}</div>}
    </div>
  )
}

/** A bowl and a pair of chopsticks; after a fault they lie askew. */
function EmptyBowl({ isSpilled }: { isSpilled: boolean }) {
  return (
    <svg
      className={isSpilled ? 'bowl bowl--spilled' : 'bowl'}
      viewBox="0 0 160 120"
      width="160"
      height="120"
      aria-hidden="true"
    >
      <ellipse className="bowl__shade" cx="80" cy="104" rx="54" ry="7" />
      <g className="bowl__body">
        <path className="bowl__dish" d="M26 50h108c0 30-20 50-54 50S26 80 26 50Z" />
        <ellipse className="bowl__rim" cx="80" cy="50" rx="54" ry="10" />
        <ellipse className="bowl__inside" cx="80" cy="51" rx="46" ry="6.500" />
      </g>
      <path className="bowl__stick" d="m96 44 46-32M104 46l44-26" />
    </svg>
  )
}
