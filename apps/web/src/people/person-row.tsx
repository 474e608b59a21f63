import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { UserSummary } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import './people.css'

/** A person in a list, with what can be done about them. */
export function PersonRow({
  user: { id, handle, displayName },
  children,
}: {
  user: UserSummary
  children?: ReactNode
}) {
  return (
    <li>
      <Link href={paths.person(id)} className="person-row">
        <Avatar id={id} name={displayName} size={36} />
        <b>{displayName}</b>
        <small>@{handle}</small>
      </Link>
      {children}
    </li>
  )
}
