export { makeMerkletreeEngine } from "./merkletree-engine.ts"
export { nativeDigests } from "./native-digests.ts"
