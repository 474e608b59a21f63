import type { MealTime } from '@matjip/contracts'
import { mealSlots, newestSlotTime, slotTimeAt } from '@matjip/trends'
import type { MealSlot, SlotTime } from '@matjip/trends'
import { MEAL_SLOTS } from '@matjip/trends'
import { Type } from 'typebox'

/** City, or city and district, as restaurants have it: no longer than any of them. */
const MAX_AREA = 40

/** Query fields of what trends. */
export const TrendQuery = {
  slot: Type.Optional(
    Type.String({
      enum: [...MEAL_SLOTS],
      description:
        'Meal slot of Asia/Seoul: breakfast 아침 06–10, lunch 점심 11–14, cafe 카페 14–17, dinner 저녁 17–21, night 야식 21–02 of the day it began. Without: that of the moment; between two, the one before.',
      examples: ['lunch'],
    }),
  ),
  area: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: MAX_AREA,
      description: 'City, or city and district, as restaurants have it. Without: everywhere.',
      examples: ['서울 성동구'],
    }),
  ),
}

/** The time that a query asks for. */
export function askedTime(slot: string | undefined, now: number): SlotTime {
  return slot === undefined ? slotTimeAt(now) : newestSlotTime(slot as MealSlot, now)
}

/** The name of a list of trends. */
export function trendList(slot: MealSlot, area: string | undefined): string {
  return `trending/${slot}/${area?.normalize('NFC').trim().replaceAll(/\s+/g, ' ') ?? ''}`
}

export function presentMeal({ slot, from, to }: SlotTime): MealTime {
  return {
    slot,
    name: mealSlots[slot].korean,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(to).toISOString(),
  }
}
