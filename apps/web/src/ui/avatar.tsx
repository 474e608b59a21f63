import './avatar.css'

/** Glazes of plates; the person's id chooses, so that a face is the same everywhere. */
const GLAZES = 8

/** A plate with the first letter of a name: the API has no faces. */
export function Avatar({ id, name, size = 40 }: { id: string; name: string; size?: number }) {
  const glaze = [...id].reduce((sum, digit) => sum * 3 + digit.charCodeAt(0), 0) % GLAZES
  return (
    <span
      className={`avatar avatar--${glaze}`}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      aria-hidden="true"
    >
      {[...name][0] ?? '·'}
    </span>
  )
}
