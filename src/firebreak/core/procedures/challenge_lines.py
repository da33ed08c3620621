"""Lines for desk tests, from works first printed before 1900 and long in the public domain.

Keeps true: every line is plain text of 4 to 16 words, neutral, easy to read aloud, and stands here once.
Leaves to others: which word is asked for (`challenges`). Adding or removing a line changes no protocol: the
challenge travels with its line.
"""

from __future__ import annotations

LINES: tuple[str, ...] = (
    "It was the best of times, it was the worst of times",  # Dickens, A Tale of Two Cities
    "it was the age of wisdom, it was the age of foolishness",
    "it was the season of Light, it was the season of Darkness",
    "it was the spring of hope, it was the winter of despair",
    "It is a far, far better thing that I do, than I have ever done",
    "I will honour Christmas in my heart, and try to keep it all the year",  # Dickens, A Christmas Carol
    "It is a truth universally acknowledged",  # Austen, Pride and Prejudice
    "Emma Woodhouse, handsome, clever, and rich",  # Austen, Emma
    "Call me Ishmael. Some years ago, never mind how long precisely",  # Melville, Moby-Dick
    "It is not down in any map; true places never are",
    "I know not all that may be coming, but I'll go to it laughing",
    "There was no possibility of taking a walk that day",  # Charlotte Bronte, Jane Eyre
    "I am no bird; and no net ensnares me",
    "Whatever our souls are made of, his and mine are the same",  # Emily Bronte, Wuthering Heights
    "Alice was beginning to get very tired of sitting by her sister",  # Carroll, Alice
    "Curiouser and curiouser! cried Alice",
    "Begin at the beginning, and go on till you come to the end",
    "The time has come, the Walrus said, to talk of many things",  # Carroll, Looking-Glass
    "Of shoes and ships and sealing-wax, of cabbages and kings",
    "It takes all the running you can do, to keep in the same place",
    "The sun was shining on the sea, shining with all his might",
    "You know my methods, Watson",  # Doyle
    "My name is Sherlock Holmes. It is my business to know",
    "It has long been an axiom of mine that the little things are important",
    "You see, but you do not observe. The distinction is clear",
    "Nothing is so painful to the human mind as a great and sudden change",  # Shelley, Frankenstein
    "The sea is everything. It covers seven tenths of the terrestrial globe",  # Verne
    "Tom! No answer. Tom! No answer",  # Twain, Tom Sawyer
    "All happy families resemble one another",  # Tolstoy, Anna Karenina
    "No one would have believed in the last years of the nineteenth century",  # Wells
    "The chances against anything manlike on Mars are a million to one",
    "The Time Traveller was expounding a recondite matter to us",
    "I went to the woods because I wished to live deliberately",  # Thoreau, Walden
    "Time is but the stream I go a-fishing in",
    "Our life is frittered away by detail. Simplify, simplify",
    "The sun is but a morning star",
    "Hope is the thing with feathers that perches in the soul",  # Dickinson
    "There is no frigate like a book to take us lands away",
    "I'm nobody! Who are you? Are you nobody, too",
    "I celebrate myself, and sing myself",  # Whitman
    "I hear America singing, the varied carols I hear",
    "Tyger Tyger, burning bright, in the forests of the night",  # Blake
    "To see a World in a Grain of Sand, and a Heaven in a Wild Flower",
    "I wandered lonely as a cloud that floats on high o'er vales and hills",  # Wordsworth
    "My heart leaps up when I behold a rainbow in the sky",
    "The child is father of the man",
    "Water, water, every where, nor any drop to drink",  # Coleridge
    "The fair breeze blew, the white foam flew, the furrow followed free",
    "We were the first that ever burst into that silent sea",
    "In Xanadu did Kubla Khan a stately pleasure-dome decree",
    "Where Alph, the sacred river, ran through caverns measureless to man",
    "A thing of beauty is a joy for ever",  # Keats
    "Season of mists and mellow fruitfulness",
    "Much have I travelled in the realms of gold",
    "If Winter comes, can Spring be far behind",  # Shelley
    "She walks in beauty, like the night of cloudless climes and starry skies",  # Byron
    "There is a pleasure in the pathless woods",
    "There is society where none intrudes, by the deep sea, and music in its roar",
    "To strive, to seek, to find, and not to yield",  # Tennyson
    "Break, break, break, on thy cold gray stones, O Sea",
    "Sunset and evening star, and one clear call for me",
    "For men may come and men may go, but I go on for ever",
    "The lark's on the wing; the snail's on the thorn",  # Browning
    "Grow old along with me! The best is yet to be",
    "Ah, but a man's reach should exceed his grasp",
    "How do I love thee? Let me count the ways",  # Barrett Browning
    "My heart is like a singing bird whose nest is in a watered shoot",  # Rossetti
    "Who has seen the wind? Neither I nor you",
    "The sea is calm tonight, the tide is full, the moon lies fair",  # Arnold
    "Once upon a midnight dreary, while I pondered, weak and weary",  # Poe
    "Listen, my children, and you shall hear of the midnight ride",  # Longfellow
    "One, if by land, and two, if by sea",
    "By the shores of Gitche Gumee, by the shining Big-Sea-Water",
    "Under a spreading chestnut tree the village smithy stands",
    "Ships that pass in the night, and speak each other in passing",
    "The day is done, and the darkness falls from the wings of Night",
    "The Owl and the Pussy-cat went to sea in a beautiful pea-green boat",  # Lear
    "They dined on mince, and slices of quince",
    "Twinkle, twinkle, little star, how I wonder what you are",  # Jane Taylor
    "Home is the sailor, home from sea, and the hunter home from the hill",  # Stevenson
    "How do you like to go up in a swing, up in the air so blue",
    "The world is so full of a number of things",
    "All the world's a stage, and all the men and women merely players",  # Shakespeare
    "If music be the food of love, play on",
    "Brevity is the soul of wit",
    "This above all: to thine own self be true",
    "Neither a borrower nor a lender be",
    "The quality of mercy is not strained",
    "How far that little candle throws his beams",
    "The course of true love never did run smooth",
    "We are such stuff as dreams are made on",
    "Shall I compare thee to a summer's day",
    "When to the sessions of sweet silent thought I summon up remembrance",
    "What's in a name? That which we call a rose",
    "Parting is such sweet sorrow",
    "Some are born great, some achieve greatness",
    "There is a tide in the affairs of men",
    "To everything there is a season, and a time to every purpose",  # King James Bible, Ecclesiastes
    "Cast thy bread upon the waters: for thou shalt find it after many days",
    "They that go down to the sea in ships, that do business in great waters",  # Psalm 107
    "No man is an island, entire of itself",  # Donne
    "Gather ye rosebuds while ye may, old Time is still a-flying",  # Herrick
    "They also serve who only stand and wait",  # Milton
    "The mind is its own place",
    "A little learning is a dangerous thing",  # Pope
    "Hope springs eternal in the human breast",
    "Full many a flower is born to blush unseen",  # Gray
    "The best laid schemes of mice and men go often askew",  # after Burns
    "Should auld acquaintance be forgot, and never brought to mind",
    "Early to bed and early to rise",  # Franklin
    "A place for everything, and everything in its place",
)
