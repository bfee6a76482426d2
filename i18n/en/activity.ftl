# What an activity finds wrong with a step. Each sentence names what is wrong; .help says what to write instead.

activity-again-needs-page = To open a page of the story again both are needed: which story and which page.
    .help = Write again = "story" and page = 3, or leave both out.
activity-art-or-text = "{ $id }" needs a picture or a text, and not both.
    .help = Write art = "…" or text = "…".
activity-basket-has-no-cards = A basket is filled, so there are no cards to choose from.
    .help = Leave out wrong, or leave out put.
activity-baskets-count = Things cannot be sorted into { $n } baskets.
    .help = Write from { $least } to { $most } baskets.
activity-beat-a-word = There are { $n } beats for { $words } words.
    .help = Write one beat for each word, or leave beat out.
activity-beats-backwards = The beats do not rise.
    .help = Write them in the order of the words, each larger than the last.
activity-cannot-pass = { $pass } right answers are wanted of { $n } questions.
    .help = Make pass at most as large as the number of questions.
activity-choice-empty = This card shows nothing.
    .help = Give it text = "…", art = "…" or both.
activity-colour-and-art = A drawing that is coloured in has no other picture under it.
    .help = Leave out art, or leave out colour.
activity-empty-basket = Nothing belongs into the basket "{ $id }".
    .help = Give at least one thing in = "{ $id }", or leave the basket out.
activity-film-times = The times of the film do not rise, or lie beyond its { $seconds } seconds.
    .help = Each at is later than the one before it and within the film.
activity-film-twice = There is a film in "{ $lang }" here already.
    .help = Keep one film for each sign language.
activity-find-or-hop = Either a number is found, or the hopper hops.
    .help = Write find = 7, or start = 6 and hop = 2 (hop = -2 goes back).
activity-foil-is-target = The wrong choice "{ $choice }" looks like the right one.
    .help = Choose something that a child can tell apart by looking.
activity-gap-needs-text = A card that fills a gap needs a text.
    .help = Give it text = "…".
activity-line-length = This line cannot be drawn.
    .help = Let to be larger than from by whole steps, with at most { $most } numbers.
activity-no-foil = There is nothing to choose from.
    .help = Add at least one wrong choice: wrong = [ … ].
activity-no-items = This step asks nothing.
    .help = Add a section [[step.item]] for each question.
activity-no-letters = There is no letter to write.
    .help = Write at least one table with letter in the list letter.
activity-no-verse = This song has no words.
    .help = Add a section [[step.verse]] for each line of it.
activity-off-the-line = The number { $n } is not on the line from { $from } to { $to }.
    .help = Choose one that stands on the line, or make the line longer.
activity-one-action = A motion does exactly one thing; here it is: { $given }.
    .help = Write one of move, path, circle, hop, swing, bob, shake, turn, grow, fade, drift, pose, walk, flip, and a motion of its own for each other.
activity-one-gap = A text to fill needs exactly one gap.
    .help = Write two low lines where something is missing: "নদ__".
activity-one-tile = "{ $text }" is not one tile.
    .help = Write one letter, one joined letter, one kar or one mark.
activity-one-word = A word to build is one word of two tiles or more.
    .help = Write it without spaces.
activity-pairs-count = A board of { $n } pairs cannot be played.
    .help = Write from { $least } to { $most } pairs.
activity-pictures-count = { $n } pictures cannot be put in order.
    .help = Write from { $least } to { $most } pictures.
activity-reserved-id = Nothing on a page can be called "{ $id }": the page's own buttons are.
    .help = Choose another id.
activity-right-always-first = The right card always stands first; a child learns the place and not the answer.
    .help = Take fixed out, or give place = 2 or 3 to some.
activity-rounds = The rounds are empty, or one is named twice.
    .help = Write some of: rounds = ["watch", "dots", "alone"].
activity-same-choice = "{ $choice }" is there twice; a child could not tell the two apart.
    .help = Change one of them.
activity-same-id = "{ $id }" is there twice.
    .help = Give one of them another id.
activity-sign-at = A hand stands at three numbers between -0.7 and 0.7.
    .help = Write at = [to her right, up, away from her], counted from the breastbone; 1 is an arm's length.
activity-sign-demo = Signs whose id begins with demo. have the status demo, and no others.
    .help = Made-up signs are only for trying the player; give a real sign an id such as bdsl.nouka.
activity-sign-draft = draft
activity-sign-empty = Nothing is signed in this step.
    .help = Add a section [[step.pages]] or [[step.choose]].
activity-sign-hands = The hands do not fit hands = "{ $hands }".
    .help = one and two-sym have right alone, two-asym has right and left.
activity-sign-no-face = This sign has no face on any key; without it a sign is not whole.
    .help = Write on at least one key: face = {"{"} brow = "neutral", eyes = "front", mouth = "rest" {"}"}
activity-sign-no-key = This sign has no pose.
    .help = Add a section [[key]] for each pose, the first with t = 0.
activity-sign-nothing = Nothing is signed here.
    .help = Write signed = [{"{"} sign = "…", words = [0, 0] {"}"}].
activity-sign-or-spell = Each part is either a sign or a word that is spelled.
    .help = Write sign = "…" or spell = "…".
activity-sign-palm = The palm cannot look where the fingers point, nor the other way.
    .help = Choose a palm that is upright on the fingers, such as finger = "up" and palm = "out".
activity-sign-reviews = This sign is called reviewed, but two people have not both found it right.
    .help = Write two sections [[review]] with by, date and verdict = "ok", or status = "draft".
activity-sign-source = This sign is called reviewed, and its source lacks { $lacking }.
    .help = Fill it in under [source], or write status = "draft".
activity-sign-times = The times of the poses do not rise.
    .help = Each t is larger than the one before it with its hold.
activity-sign-words = These words are not in the text, which has { $words }.
    .help = Write words = [first, last], counted from 0.
activity-start-needs-put = Things are in the basket from the start only where more are put in.
    .help = Write put = 3, or leave out start.
activity-story-empty = This story has no pages.
    .help = Add a section [[step.page]] for each page, or again = "…" to show an earlier story.
activity-swap-needs-two = A swap names two different pictures.
    .help = Write: pair = ["one", "other"].
activity-things-count = { $n } things cannot be sorted.
    .help = Write from { $least } to { $most } things.
activity-too-few-things = { $put } shall go into the basket, and only { $n } lie there.
    .help = Make n at least as large as put.
activity-too-many-choices = { $n } cards are too many to look at.
    .help = Write at most { $most }, the right one among them.
activity-too-many-movers = { $n } things move here at the same time; the slowest tablet manages { $most }.
    .help = Let some of them stand still.
activity-too-many-tiles = { $n } tiles are too many for small fingers.
    .help = Write at most { $most }, the word's own among them.
activity-unknown-basket = No basket here is called "{ $id }".
    .help = Write the id of one of the baskets.
activity-unknown-picture = No picture here is called "{ $id }".
    .help = Write the id of one of the pictures above.
activity-unreadable = The activity cannot read this step.
    .help = Compare it with the example of its kind in docs/lesson-format.md.
activity-word-not-in-line = The word "{ $word }" is not among the words that are said here.
    .help = Write it as it stands in say, without its punctuation.
