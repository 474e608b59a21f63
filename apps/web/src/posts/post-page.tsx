import { useQuery } from '@tanstack/react-query'
import { isProblem } from '@matjip/client'
import { Link } from 'wouter'
import { things } from '../api/reads.ts'
import { OwnPost } from '../app/own-parts.tsx'
import { paths } from '../app/paths.ts'
import { useTitle } from '../app/use-title.ts'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/session.ts'
import { BackBar } from '../ui/back-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Likers } from './likers.tsx'
import { PostCard } from './post-card.tsx'
import { PostSkeleton } from './post-skeleton.tsx'

/** One post, with who likes it. */
export default function PostPage({ id }: { id: string }) {
  const say = useWords()
  const session = useSession()
  const {
    data: post,
    error,
    refetch,
  } = useQuery({ queryKey: ['post', id], queryFn: ({ signal }) => things.post(id, { signal }) })
  useTitle(post && say('post.by', { name: post.author.displayName }))
  if (error)
    return isProblem(error) && error.status < 500 ? (
      <Notice title={say('post.missing')}>
        <Link href={paths.home} className="button button--primary">
          {say('notFound.action')}
        </Link>
      </Notice>
    ) : (
      <Notice isFault title={say('feed.error')} text={say('error.text')}>
        <Button onClick={() => void refetch()}>{say('app.retry')}</Button>
      </Notice>
    )
  return (
    <>
      <BackBar>{post && session?.userId === post.author.id && <OwnPost post={post} />}</BackBar>
      {post ? <PostCard post={post} isAlone isFirst /> : <PostSkeleton />}
      {post && <Likers postId={id} />}
    </>
  )
}
