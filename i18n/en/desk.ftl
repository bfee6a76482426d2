# The teacher's desk. For adults; nothing unkind about a child.
desk-name = Jonaki
desk-under-name = The teacher's desk
desk-this-language = English
desk-and = and
desk-skip = Skip to the page
desk-main = Main
desk-all = All pages
desk-back = Go back
desk-next = Next
desk-save = Save
desk-find = Find a child
desk-other-class = Another class
desk-leave = Sign out
desk-class-today = Class today
desk-skills = Skills map
desk-given = Tasks and messages
desk-tablets = Tablets
desk-school = School
desk-tab-today = Today
desk-tab-skills = Map
desk-tab-given = Tasks
desk-tab-tablets = Tablets
desk-tab-more = More

# Days
desk-long-day = { $weekday }, { $date } { $year }
desk-short-day = { $day } { $month }
desk-today = today
desk-yesterday = yesterday
desk-days-ago = { $days } days ago
desk-never = not yet
desk-weekday-0 = Sunday
desk-weekday-1 = Monday
desk-weekday-2 = Tuesday
desk-weekday-3 = Wednesday
desk-weekday-4 = Thursday
desk-weekday-5 = Friday
desk-weekday-6 = Saturday
desk-month-1 = January
desk-month-2 = February
desk-month-3 = March
desk-month-4 = April
desk-month-5 = May
desk-month-6 = June
desk-month-7 = July
desk-month-8 = August
desk-month-9 = September
desk-month-10 = October
desk-month-11 = November
desk-month-12 = December
desk-bangla-month-1 = Boishakh
desk-bangla-month-2 = Jyoishtho
desk-bangla-month-3 = Asharh
desk-bangla-month-4 = Srabon
desk-bangla-month-5 = Bhadro
desk-bangla-month-6 = Ashwin
desk-bangla-month-7 = Kartik
desk-bangla-month-8 = Ogrohayon
desk-bangla-month-9 = Poush
desk-bangla-month-10 = Magh
desk-bangla-month-11 = Falgun
desk-bangla-month-12 = Choitro

# Class today
desk-lede = { $m } of { $n } learnt today, { $k ->
    [one] one light was lit.
   *[other] { $k } lights were lit.
}
desk-lede-nobody = No work has arrived yet today; below is what is known so far.
desk-lede-calm = Nobody needs anything special today.
desk-lede-call = { $n ->
    [1] Sit with one child for a moment today.
    [2] Sit with two children for a moment today.
   *[other] Sit with three children for a moment today.
}
desk-empty-class = There is no child in this class yet.
desk-empty-class-how = Put in the children's names and their pictures appear on the tablets. Children who were entered on a tablet come here by themselves.
desk-add-children = Put in the children's names
desk-three = With whom to sit today
desk-groups = Suggested groups
desk-everybody = Everybody
desk-everybody-how = those with the greater need first; a name leads to the child's page
desk-as-table = As a table (CSV)
desk-roll = Roll { $n }
desk-col-child = Child
desk-col-lights = Lights today
desk-col-need = What is needed
desk-col-minutes = Minutes, 7 days
desk-col-seen = Last seen
desk-minutes = minutes
desk-band-today = Today · { $n }
desk-band-week = This week · { $n }
desk-band-fine = Going well · { $n }
desk-band-new = Nothing has arrived yet · { $n }
desk-urgent-today = Today:
desk-urgent-week = This week:
desk-fine = Going well
desk-new = Nothing yet
desk-lights = { $n ->
    [0] No light today
    [one] One light today
   *[other] { $n } lights today
}
desk-why-pair = mixed up: { $n } of the last { $of }
desk-why-mixed = Mixed up ({ $mix }): { $n } of the last { $of }
desk-why-stuck = “{ $skill }”: tried { $n } times, not easy yet
desk-why-quiet = Nothing for { $days } days; the tablet is near
desk-why-away = Tablet “{ $tablet }” was not near for { $days } days; work may be waiting on it
desk-act-pair = { $one }-{ $other } with sticks and slate, 5 min
desk-act-mixed = Sit beside and show the difference
desk-act-stuck = Sit beside and do three together
desk-act-quiet = Ask at home
desk-act-away = Bring the tablet near
desk-group-pair = mixed up by { $n }: sticks and slate
desk-group-mixed = { $n } children mix up: { $mix }
desk-group-stuck = { $n } children have halted at “{ $skill }”
desk-make-group = Make a group
desk-one-sound-note = One sound in homes here, so no mark rises: { $mixes }.

# Signing in
desk-enter = Sign in
desk-enter-lede = Sit down at the desk with your name and password.
desk-enter-lost = Whoever leads the school can give a new password to those who forgot theirs.
desk-enter-wrong = Name or password do not match. Please look at them again.
desk-enter-over = Name and password are needed here; after a long pause they are asked for again.
desk-enter-nobody = Nobody signs in here yet, and there are children already. Whoever leads the school types on this machine: jonaki-server password NAME
desk-enter-slow = Several tries did not match, so there is a pause. Try again in half a minute; nobody is locked out for good.
desk-login = Sign-in name
desk-login-how = small English letters or Bangla, such as mina
desk-password = Password
desk-password-new = Choose a password
desk-password-how = at least 8 letters; three words together are easy to remember
desk-not-here = There is nothing here
desk-not-here-how = The page does not exist, or is not yours to see.
desk-not-done = That was not done
desk-not-done-how = The page had grown old. Go back and do it again.
desk-busy = This cannot be done now
desk-busy-how = See whether the laptop's disk has room, then try again. Nothing was lost.

# First visit
desk-welcome = The first day
desk-three-steps = Three steps
desk-welcome-step-1 = Your school
desk-welcome-step-2 = You
desk-welcome-step-3 = First class
desk-welcome-lede-1 = Welcome! For which school shall this be set up?
desk-welcome-lede-2 = Who sits down at the desk first?
desk-welcome-lede-3 = With which class do you begin?
desk-welcome-note-1 = Everything stays on this laptop. No internet is needed and nothing goes anywhere.
desk-welcome-note-2 = You will see all classes of this school, and can add other teachers.
desk-welcome-note-3 = Children's names can be put in later too. Write what the class calls them.
desk-welcome-done = Set up
desk-school-name = Name of the school
desk-school-place = Upazila and district
desk-one-sound = Which of these are one sound in homes here?
desk-one-sound-why = A child who mixes these up gets no mark.
desk-your-name = Your name
desk-class-name = Name of the class
desk-children = Children's names
desk-children-how = one a line; a roll number may come first: 1 Rahima
desk-wrong-empty = A field was left empty.
desk-wrong-password = A password needs at least 8 letters.
desk-wrong-login = This sign-in name cannot be taken; choose another of 3 to 40 letters.
desk-wrong-children = A line of the list is too long; write one name a line.
desk-wrong-many = Not more than 200 at once.

# Tablets that join, the page for the wall, finding
desk-join = Tablets that join
desk-join-lede = Show each tablet its school once; from then on everything comes and goes by itself.
desk-join-qr = QR picture with which tablets join
desk-join-code = Without a camera, type this code
desk-join-lasts = good for { $minutes } more minutes
desk-join-none = Make a new picture for tablets to join. It is good for 15 minutes, so no harm is done if it is lost.
desk-join-make = Make a picture
desk-join-again = A new picture
desk-join-how-1 = Laptop and tablets are on the same Wi-Fi. No internet is needed.
desk-join-how-2 = On the tablet hold the adults' lock for three seconds, then “Join a school”.
desk-join-how-3 = Point its camera at this picture, or type the code.
desk-join-how-4 = When the tablet shows the school's name, press “Yes”. Then take the next one.
desk-join-digits = Only if the tablet in your hand shows these digits, press “Yes” there:
desk-joined = { $n ->
    [0] No tablet has joined yet.
    [one] One tablet has joined.
   *[other] { $n } tablets have joined.
}
desk-look-again = Look again
desk-to-class = To the class
desk-wall = Page for the wall
desk-wall-how = Print it and hang it up. Nothing on it is secret, and no child is named.
desk-wall-lede = Our Jonaki tablets
desk-wall-1 = Switch the tablets on in the morning; children begin with a touch on their own picture.
desk-wall-2 = For each thing newly learnt a light is lit. It never goes out again.
desk-wall-3 = While the laptop runs, work comes in by itself. Nothing needs to be pressed.
desk-wall-4 = Whoever is stuck touches the bird; it shows how.
desk-wall-5 = Put all tablets on charge before school ends.
desk-found = { $n ->
    [0] Nobody called “{ $asked }” was found.
    [one] “{ $asked }”: one child.
   *[other] “{ $asked }”: { $n } children.
}
desk-col-class = Class
desk-col-roll = Roll
desk-class-shift = { $name } · shift { $shift }
desk-unplaced = In no class

# Tasks and messages
desk-give = Give a task
desk-give-lede = To whom, what, until when: three steps. It arrives when the tablet is next near.
desk-give-1 = 1. To whom
desk-give-2 = 2. What
desk-give-3 = 3. A message with it
desk-give-whole = The whole class, { $n }
desk-give-some = { $n ->
    [0] Chosen children
   *[other] Chosen children, { $n }
}
desk-give-choose = Choose children
desk-give-no-lessons = No lessons have been published at this school yet.
desk-give-until = Until
desk-give-until-how = After the date the lesson no longer comes first; nobody fails.
desk-give-text = Text (may be left empty)
desk-give-seen = The family sees this message on the tablet and whoever leads the school sees it here. It cannot be deleted. This is no place for secrets with a child.
desk-give-done = Given. It arrives when the tablet is next near.
desk-give-nothing = Choose a lesson or write a message.
desk-give-nobody = Choose at least one child.
desk-give-past = That date is over; take today or a later one.
desk-given-before = Given before
desk-given-none = Nothing has been given yet.
desk-given-class = The whole class
desk-given-done = { $done } of { $of } have finished
desk-given-back = Take back

# A child
desk-story-days = { $name } learnt on { $days ->
    [one] one day
   *[other] { $days } days
} this week.
desk-story-no-day = { $name } has not been here this week.
desk-story-new = { $n ->
    [one] One skill is newly known:
   *[other] { $n } skills are newly known, one of them
} “{ $skill }”.
desk-story-pair = { $one } and { $other } are mixed up; five minutes beside would help.
desk-story-fine = All goes well.
desk-eight-weeks = Known within eight weeks
desk-chart = Knows { $n } skills, { $new } of them new this week. Each mark is one skill.
desk-chart-none = A skill appears here when four of five are right on two days.
desk-mixes = What is mixed up
desk-mixes-none = Nothing was mixed up in the last few questions.
desk-mix-way = for { $expected } chose { $response } { $n ->
    [one] once
   *[other] { $n } times
}
desk-mix-few = not enough for a mark yet; keep an eye on it
desk-mix-one-sound = one sound in homes here
desk-help-pair = Lay { $one } with sticks and let the child say its name; change it to { $other } and let it be said again. Then both are written on the slate. Where is the difference? A finger shows it.
desk-help-mixed = Put the two side by side and show the difference with a finger ({ $mix }); then let the child show it to you.
desk-help-stuck = Do three questions of “{ $skill }” together: the first is yours, the second you do both, the third is the child's.
desk-help-quiet = Ask at home how things are. Begin again with an easy lesson.
desk-answers = What was asked, what was answered
desk-answers-last = the last { $n }; work done alone
desk-answers-of = “{ $skill }”: { $n }
desk-answers-all = Show all
desk-answers-none = No answer has arrived yet.
desk-col-day = Day
desk-col-asked = Asked
desk-col-expected = Right answer
desk-col-given = Answered
desk-col-outcome = Outcome
desk-answer-right = right
desk-answer-other = another answer
desk-answer-helped = with help
desk-answer-try = try { $n }
desk-uncertain = date uncertain
desk-drawn = Drawn by the child
desk-her-skills = Skills met so far

# Skills map
desk-level-new = not met yet
desk-level-met = met
desk-level-growing = growing: 2 right in a row
desk-level-known = known: 4 of 5 right on two days
desk-level-kept = kept: right again after 7 days
desk-level-stuck = halted: 8 tries, not growing yet
desk-map-lede = More than half of the children know { $n } of { $of } skills.
desk-map-call = { $n } have halted at “{ $skill }”.
desk-map-none = There is no work in this subject yet.
desk-map-key = What the signs mean
desk-map-known = Known, of { $n }
desk-strand-bn = Bangla
desk-strand-ma = Maths
desk-strand-en = English
desk-strand-ev = World around us
desk-strand-he = Health
desk-strand-ar = Arts

# Tablets and school
desk-tablets-lede = { $near } of { $n } tablets spoke today or yesterday.
desk-tablets-find = Find and bring: { $names }.
desk-tablets-charge = Put on charge: { $names }.
desk-tablets-none = No tablet has joined yet.
desk-tablets-caption = State of the tablets, those that need a look first
desk-tablet-away = Not near for { $days } days; work may be waiting on it
desk-tablet-low = Charge { $charge }%: put it on charge before school ends
desk-tablet-behind = Its clock is { $days } days behind; the work is in the right order
desk-tablet-ahead = Its clock is { $days } days ahead; the work is in the right order
desk-tablet-full = Nearly full: { $mb } MB
desk-tablet-never = Has joined, has not spoken yet
desk-tablet-fine = As it should be
desk-tablet-revoked = Taken off the list
desk-tablet-back = Take back in
desk-tablet-revoke = Take off the list
desk-tablet-revoke-how = A lost tablet that is taken off the list gets nothing more; later work of it is kept apart. When it is found it can be taken back in.
desk-unknown = unknown
desk-percent = { $n }%
desk-mb = { $n } MB
desk-col-tablet = Tablet
desk-col-state = State
desk-col-charge = Charge
desk-col-waiting = Waiting work
desk-col-contact = Last contact
desk-col-free = Free space
desk-col-do = Do
desk-change = Change
desk-kept = Kept.
desk-school-lede = { $classes } classes, { $children } children, { $adults } adults.
desk-adults = Who sits at the desk
desk-new-adult = Add a teacher
desk-their-name = Name
desk-their-class = Which class
desk-whole-school = The whole school
desk-leads = sees the whole school
desk-packs = publishes lessons
desk-above = sees totals only
desk-remove = Remove
desk-add = Add
desk-classes = Classes
desk-class-how = with a known name they are added to that class
desk-n-children = { $n ->
    [one] one child
   *[other] { $n } children
}

# Lessons
desk-lessons = Lessons
desk-lessons-lede = A lesson shows where the class succeeded and where it halted.
desk-lesson-finished = { $n } finished it
desk-lesson-since = the last 30 days
desk-lesson-none = Nobody of this class has answered in this lesson yet.
desk-lesson-lede = { $n } children answered { $items } questions.
desk-lesson-call = At “{ $asked }” more than half gave another answer.
desk-lesson-all = All can
desk-lesson-nobody = Nobody could: the question may be unknown here, the child is not at fault
desk-lesson-mix = Mixed up: { $mix }
desk-lesson-bar = alone { $alone }, helped { $helped }, other { $other }
desk-col-answers = First answers
desk-col-tells = What it tells

# Classes side by side
desk-sums = Classes side by side
desk-sums-week = the last 7 days
desk-sums-lede = { $played } of { $n } children learnt this week.
desk-sums-children = children
desk-sums-played = learnt this week
desk-sums-minutes = minutes each
desk-sums-finished = lessons finished
desk-sums-of = { $n } of { $of }
desk-sums-hidden = { $n ->
    [one] One class of fewer than five children is not shown by itself.
   *[other] { $n } classes of fewer than five children are not shown by themselves.
}
