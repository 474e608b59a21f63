import type { ButtonHTMLAttributes } from 'react'
import './button.css'

type Look = 'primary' | 'quiet' | 'outline' | 'icon'

/** A button of the app; `type="button"` unless a form says otherwise. */
export function Button({
  look = 'primary',
  small = false,
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; small?: boolean }) {
  return (
    <button type="button" className={`button button--${look} ${small ? 'button--small' : ''} ${className}`} {...rest} />
  )
}
