/** Feeds of common hosts, by the address of a page there: rules that the hosts publish, nothing is probed. */

/** A rule: a page's address matches, and gives the feed's address. */
export interface KnownHost {
  readonly page: RegExp;
  readonly feed: string;
  readonly title: string;
}

export const KNOWN_HOSTS: readonly KnownHost[] = [
  {
    page: /^https?:\/\/(?:www\.)?youtube\.com\/channel\/(UC[\w-]{22})/,
    feed: 'https://www.youtube.com/feeds/videos.xml?channel_id=$1',
    title: 'YouTube channel',
  },
  {
    page: /^https?:\/\/(?:www\.)?youtube\.com\/playlist\?(?:.*&)?list=([\w-]+)/,
    feed: 'https://www.youtube.com/feeds/videos.xml?playlist_id=$1',
    title: 'YouTube playlist',
  },
  {
    page: /^https?:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/(?:releases|tags|commits)/,
    feed: 'https://github.com/$1/releases.atom',
    title: 'GitHub releases',
  },
  {
    page: /^https?:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/?$/,
    feed: 'https://github.com/$1/releases.atom',
    title: 'GitHub releases',
  },
  {
    page: /^https?:\/\/(?:www\.|old\.)?reddit\.com\/r\/(\w+)/,
    feed: 'https://www.reddit.com/r/$1/.rss',
    title: 'Reddit community',
  },
  { page: /^https?:\/\/medium\.com\/(@?[\w.-]+)/, feed: 'https://medium.com/feed/$1', title: 'Medium' },
  { page: /^https?:\/\/([\w-]+)\.substack\.com/, feed: 'https://$1.substack.com/feed', title: 'Substack' },
  {
    page: /^https?:\/\/bsky\.app\/profile\/([\w.:-]+)/,
    feed: 'https://bsky.app/profile/$1/rss',
    title: 'Bluesky profile',
  },
  {
    page: /^https?:\/\/arxiv\.org\/list\/([\w.-]+)/,
    feed: 'https://rss.arxiv.org/rss/$1',
    title: 'arXiv listing',
  },
  {
    page: /^https?:\/\/([\w-]+)\.wordpress\.com/,
    feed: 'https://$1.wordpress.com/feed/',
    title: 'WordPress blog',
  },
  {
    page: /^https?:\/\/([\w-]+)\.blogspot\.com/,
    feed: 'https://$1.blogspot.com/feeds/posts/default',
    title: 'Blogger blog',
  },
  { page: /^https?:\/\/([\w-]+)\.tumblr\.com/, feed: 'https://$1.tumblr.com/rss', title: 'Tumblr blog' },
];
