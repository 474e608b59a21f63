import { lazy, Suspense } from 'react'
import type { Post, User } from '../api/types.ts'

const own = () => import('../own/own.ts')
const LazyPost = lazy(async () => ({ default: (await own()).OwnPost }))
const LazyEdit = lazy(async () => ({ default: (await own()).EditPerson }))
const LazyHide = lazy(async () => ({ default: (await own()).HidePerson }))
const LazyHidden = lazy(async () => ({ default: (await own()).HiddenPeople }))

// Each waits on its own place: the page round it is there already.

/** Edits and deletes one's own post. */
export const OwnPost = ({ post }: { post: Post }) => (
  <Suspense>
    <LazyPost post={post} />
  </Suspense>
)

/** Edits one's own profile. */
export const EditPerson = ({ user }: { user: User }) => (
  <Suspense>
    <LazyEdit user={user} />
  </Suspense>
)

/** Blocks and mutes somebody, and takes it back. */
export const HidePerson = ({ user }: { user: User }) => (
  <Suspense>
    <LazyHide user={user} />
  </Suspense>
)

/** Whom one has hidden. */
export const HiddenPeople = () => (
  <Suspense>
    <LazyHidden />
  </Suspense>
)
