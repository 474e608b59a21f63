import '../ui/skeleton.css'
import './post-card.css'

/** The shape of a post while it is fetched. */
export function PostSkeleton() {
  return (
    <div className="post" aria-hidden="true">
      <div className="post__head">
        <span className="skeleton" style={{ width: 40, height: 40, borderRadius: '50%' }} />
        <span className="skeleton" style={{ width: '9rem', height: '1rem' }} />
      </div>
      <div className="skeleton" style={{ aspectRatio: 1, borderRadius: 0 }} />
      <div className="post__body" style={{ display: 'grid', gap: '0.75rem', paddingBlock: '1.25rem' }}>
        <span className="skeleton" style={{ height: '1rem' }} />
        <span className="skeleton" style={{ width: '60%', height: '1rem' }} />
      </div>
    </div>
  )
}
