import type { ReactNode } from 'react'

interface OffersProps<Offer> {
  /** Names the list (`tag-offers`) and its options (`tag-offer-0`), which the field points to. */
  readonly name: string
  readonly label: string
  readonly offers: readonly Offer[]
  /** The one that Enter would choose. */
  readonly active: number
  readonly keyOf: (offer: Offer) => string
  readonly onChoose: (offer: Offer) => void
  readonly show: (offer: Offer) => ReactNode
}

/** What a field offers while one types, below it. */
export function Offers<Offer>({ name, label, offers, active, keyOf, onChoose, show }: OffersProps<Offer>) {
  return (
    <ul id={`${name}-offers`} className="tag-offers" role="listbox" aria-label={label} hidden={offers.length === 0}>
      {offers.map((offer, index) => (
        <li
          key={keyOf(offer)}
          id={`${name}-offer-${index}`}
          role="option"
          aria-selected={index === active}
          // Before the field loses the focus.
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(offer)
          }}
        >
          {show(offer)}
        </li>
      ))}
    </ul>
  )
}
