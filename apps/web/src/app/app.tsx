import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { queryClient } from '../api/query-client.ts'
import HomePage from '../feeds/home-page.tsx'
import { ShortcutKeys } from '../keyboard/shortcut-keys.tsx'
import { PostSkeleton } from '../posts/post-skeleton.tsx'
import { Shell } from '../shell/shell.tsx'
import { FaultBoundary } from './fault-boundary.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { ScrollMemory } from './scroll-memory.tsx'

const otherPages = () => import('./other-pages.ts')
const TrendingPage = lazy(async () => ({ default: (await otherPages()).TrendingPage }))
const NearbyPage = lazy(async () => ({ default: (await otherPages()).NearbyPage }))
const SavedPage = lazy(async () => ({ default: (await otherPages()).SavedPage }))
const WritePage = lazy(async () => ({ default: (await otherPages()).WritePage }))
const SearchPage = lazy(async () => ({ default: (await otherPages()).SearchPage }))
const HashtagPage = lazy(async () => ({ default: (await otherPages()).HashtagPage }))
const PostPage = lazy(async () => ({ default: (await otherPages()).PostPage }))
const RestaurantPage = lazy(async () => ({ default: (await otherPages()).RestaurantPage }))
const PersonPage = lazy(async () => ({ default: (await otherPages()).PersonPage }))

/** Every page by its address. Home comes with the app, the others when they are first opened. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ShortcutKeys />
      <Shell>
        <ScrollMemory />
        <FaultBoundary>
          <Suspense fallback={<PostSkeleton />}>
            <Switch>
              <Route path="/" component={HomePage} />
              <Route path="/trending" component={TrendingPage} />
              <Route path="/nearby" component={NearbyPage} />
              <Route path="/saved" component={SavedPage} />
              <Route path="/write" component={WritePage} />
              <Route path="/search" component={SearchPage} />
              <Route path="/tags/:hashtag">{({ hashtag }) => <HashtagPage key={hashtag} hashtag={hashtag} />}</Route>
              <Route path="/p/:id">{({ id }) => <PostPage key={id} id={id} />}</Route>
              <Route path="/places/:id">{({ id }) => <RestaurantPage key={id} id={id} />}</Route>
              <Route path="/people/:id">{({ id }) => <PersonPage key={id} id={id} />}</Route>
              <Route component={NotFoundPage} />
            </Switch>
          </Suspense>
        </FaultBoundary>
      </Shell>
    </QueryClientProvider>
  )
}
