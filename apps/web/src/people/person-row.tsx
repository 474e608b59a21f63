import { Link } from 'wouter'
import type { UserSummary } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import './people.css'

/** A person in a list. */
export function PersonRow({ user: { id, handle, displayName } }: { user: UserSummary }) {
  return (
    <li>
      <Link href={paths.person(id)} className="person-row">
        <Avatar id={id} name={displayName} size={36} />
        <b>{displayName}</b>
        <small>@{handle}</small>
      </Link>
    </li>
  )
}
