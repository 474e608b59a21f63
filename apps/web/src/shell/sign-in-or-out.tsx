import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { setSession, useSession } from '../session/session.ts'
import { askToSignIn } from '../session/sign-in-request.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Who is here, or the way in. */
export function SignInOrOut() {
  const say = useWords()
  const session = useSession()
  if (session === null)
    return (
      <Button look="outline" small onClick={() => askToSignIn()}>
        {say('session.signIn')}
      </Button>
    )
  return (
    <div className="me">
      <Link href={paths.person(session.userId)} className="me__link">
        <Avatar id={session.userId} name={session.handle} size={34} />
        <span className="sr-only">{say('nav.profile')} </span>
        <span>@{session.handle}</span>
      </Link>
      <Button
        look="icon"
        small
        onClick={() => setSession(null)}
        aria-label={say('session.signOut')}
        title={say('session.signOut')}
      >
        <Icon name="leave" size={20} />
      </Button>
    </div>
  )
}
