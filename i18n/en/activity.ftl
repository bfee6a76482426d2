# What an activity finds wrong with a step. Each sentence names what is wrong; .help says what to write instead.

activity-again-needs-page = To open a page of the story again both are needed: which story and which page.
    .help = Write again = "story" and page = 3, or leave both out.
activity-art-or-text = "{ $id }" needs a picture or a text, and not both.
    .help = Write art = "…" or text = "…".
activity-choice-empty = This card shows nothing.
    .help = Give it text = "…", art = "…" or both.
activity-foil-is-target = The wrong choice "{ $choice }" looks like the right one.
    .help = Choose something that a child can tell apart by looking.
activity-no-foil = There is nothing to choose from.
    .help = Add at least one wrong choice: wrong = [ … ].
activity-no-items = This step asks nothing.
    .help = Add a section [[step.item]] for each question.
activity-one-action = A motion does exactly one thing; here it is: { $given }.
    .help = Write one of move, path, circle, hop, swing, bob, shake, turn, grow, fade, drift, pose, walk, flip, and a motion of its own for each other.
activity-pairs-count = A board of { $n } pairs cannot be played.
    .help = Write from { $least } to { $most } pairs.
activity-pictures-count = { $n } pictures cannot be put in order.
    .help = Write from { $least } to { $most } pictures.
activity-reserved-id = Nothing on a page can be called "{ $id }": the page's own buttons are.
    .help = Choose another id.
activity-right-always-first = The right card always stands first; a child learns the place and not the answer.
    .help = Take fixed out, or give place = 2 or 3 to some.
activity-same-choice = "{ $choice }" is there twice; a child could not tell the two apart.
    .help = Change one of them.
activity-same-id = "{ $id }" is there twice.
    .help = Give one of them another id.
activity-story-empty = This story has no pages.
    .help = Add a section [[step.page]] for each page, or again = "…" to show an earlier story.
activity-swap-needs-two = A swap names two different pictures.
    .help = Write: pair = ["one", "other"].
activity-too-many-choices = { $n } cards are too many to look at.
    .help = Write at most { $most }, the right one among them.
activity-too-many-movers = { $n } things move on this page; the slowest tablet manages { $most }.
    .help = Let some of them stand still.
activity-unknown-picture = No picture here is called "{ $id }".
    .help = Write the id of one of the pictures above.
activity-unreadable = The activity cannot read this step.
    .help = Compare it with the example of its kind in docs/lesson-format.md.
activity-word-not-in-line = The word "{ $word }" is not in the line of this page.
    .help = Write it as it stands in say, without its punctuation.
activity-no-letters = There is no letter to write.
    .help = Write at least one table with letter in the list letter.
activity-rounds = The rounds are empty, or one is named twice.
    .help = Write some of: rounds = ["watch", "dots", "alone"].
