import { useState } from 'react'
import type { Post } from '../api/types.ts'
import { Button } from '../ui/button.tsx'
import { DeletePost } from './delete-post.tsx'
import { EditPost } from './edit-post.tsx'
import { useOwnWords } from './own-words.ts'

/** What one may do with one's own post. */
export function OwnPost({ post }: { post: Post }) {
  const word = useOwnWords()
  const [isEditing, setEditing] = useState(false)
  return (
    <div className="own-post">
      <Button look="quiet" small onClick={() => setEditing(true)}>
        {word('editPost')}
      </Button>
      <DeletePost postId={post.id} />
      {isEditing && <EditPost post={post} onClose={() => setEditing(false)} />}
    </div>
  )
}
