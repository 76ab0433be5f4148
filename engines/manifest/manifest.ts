export { defineModule, type Module, type Reaction } from './room.ts'
export { type Reactions, reactionsOf, startReactions } from './reactions.ts'
