/** Where the API is, and how a request says who sends it. */
export interface ClientOptions {
  /** The origin of the API, without a slash at its end; empty where the page comes from the same. */
  address: string;
  /** A token that is still good. */
  token: () => Promise<string>;
}
