/** How a list goes on page by page: each answer names the cursor of the next one, the last none. */
export const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: { nextCursor?: string | undefined }) => nextCursor,
};

/** What asks for a page; left out where it is the first. */
export const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });
