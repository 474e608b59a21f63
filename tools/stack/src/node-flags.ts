/**
 * How Node runs a process of the product. What a request makes is garbage by its end: a young generation that holds more of
 * it copies less, and one thread copies it for less than several do (docs/adr/0038, with figures).
 */
export const NODE_FLAGS = [
  // MB of each half: from the beginning, and at most. The default begins with one and copies what a batch still needs.
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
  // Helper threads of a young collection wait for each other at the expense of other processes. What is old is marked and swept
  // beside the requests all the same: in one piece it would stop them for 50 to 250 ms.
  '--no-parallel-scavenge',
  // The old generation is collected when there is twice what lived after the last time. By default V8 takes that from the
  // machine's memory: 1.4 × in a container of 1 GB, 4 × on one of 24.
  '--heap-growing-percent=100',
]
