import { Component } from 'react'
import type { ReactNode } from 'react'
import { say } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Keeps the rest of the app alive where a page fails, such as when its code cannot be fetched. A class: React has no other way. */
export class FaultBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Notice isFault title={say('error.title')} text={say('error.text')}>
        <Button onClick={() => location.reload()}>{say('app.retry')}</Button>
      </Notice>
    )
  }
}
