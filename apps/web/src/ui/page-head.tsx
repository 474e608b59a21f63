import type { ReactNode } from 'react'
import { useTitle } from '../app/use-title.ts'
import './page-head.css'

/** The head of a page: its name, a line about it, and what can be done with it. */
export function PageHead({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  useTitle(title)
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children}
    </div>
  )
}
