import { useId } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import './segments.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: IconName
}

/** One of a few: radio buttons of the platform, so that arrow keys and screen readers know what to do. */
export function Segments<Value extends string>({
  label,
  isLabelShown = false,
  choices,
  chosen,
  onChoose,
}: {
  label: string
  isLabelShown?: boolean
  choices: readonly Choice<Value>[]
  chosen: Value
  onChoose: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className="segments">
      <legend className={isLabelShown ? 'segments__label' : 'sr-only'}>{label}</legend>
      <div className="segments__row">
        {choices.map(({ value, label: words, icon }) => (
          <label key={value} className="segment">
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>
              {icon && <Icon name={icon} size={18} />}
              {words}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
