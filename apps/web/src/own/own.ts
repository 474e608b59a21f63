/**
 * What belongs to oneself: posts to edit and delete, one's profile, whom one has hidden. In one file, which comes when somebody
 * has something of their own on the screen, and no visitor loads.
 */
export { EditPerson } from './edit-person.tsx'
export { HiddenPeople } from './hidden-people.tsx'
export { HidePerson } from './hide-person.tsx'
export { OwnPost } from './own-post.tsx'
