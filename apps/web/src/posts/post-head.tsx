import { Link } from 'wouter'
import type { Post } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { FollowButton } from '../people/follow-button.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { PostTime } from './post-time.tsx'

/** Who posted it and when, with a way to follow whoever is not followed yet. */
export function PostHead({ post, showsFollow }: { post: Post; showsFollow: boolean }) {
  const say = useWords()
  const { author, viewer } = post
  return (
    <header className="post__head">
      <Link href={paths.person(author.id)} className="post__author">
        <Avatar id={author.id} name={author.displayName} />
        <span>
          <b>{author.displayName}</b>
          <small>@{author.handle}</small>
        </span>
      </Link>
      <Link href={paths.post(post.id)} className="post__time">
        <span className="sr-only">{say('post.open')}, </span>
        <PostTime at={post.createdAt} />
        {post.editedAt && ` · ${say('post.edited')}`}
      </Link>
      {showsFollow && (
        <FollowButton userId={author.id} name={author.displayName} isFollowing={viewer?.following ?? false} />
      )}
    </header>
  )
}
