const STAR = 'm12 3.600 2.600 5.300 5.800.8-4.200 4.100 1 5.800-5.200-2.700-5.200 2.700 1-5.800L3.600 9.700l5.800-.8Z'

/** A star, full or of paper. */
export function Star({ isFull, size = 16 }: { isFull: boolean; size?: number }) {
  return (
    <svg
      className={isFull ? 'star star--full' : 'star'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={STAR} />
    </svg>
  )
}
