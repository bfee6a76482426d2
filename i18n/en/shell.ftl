# The bird's pages: who plays, today's path, playing together.
who-title = Touch your picture.
who-guest = Guest
face-title = Choose a picture.
secret-title = Touch your secret thing.
group-title = Who will play?
group-all-title = All together
turn-title = { $name }, it is your turn!
night-title = We play again tomorrow.
reason-assigned = Given by the teacher
reason-unfinished = Begun and not finished
reason-drill = Mixed up: { $tag }
reason-again = { $skill }: once more
reason-next = { $skill }: this comes next
reason-due = { $days ->
    [0] { $skill }: due for review today
    [one] { $skill }: due for review since one day
   *[other] { $skill }: due for review since { $days } days
}
reason-play = To make something or to listen
reason-probe = To find where to begin
face-bee = Bee
face-butterfly = Butterfly
face-cat = Cat
face-cow = Cow
face-crab = Crab
face-deer = Deer
face-dog = Dog
face-duck = Duck
face-elephant = Elephant
face-fish = Fish
face-frog = Frog
face-goat = Goat
face-hen = Hen
face-horse = Horse
face-monkey = Monkey
face-mouse = Mouse
face-owl = Owl
face-parrot = Parrot
face-rabbit = Rabbit
face-sheep = Sheep
face-snail = Snail
face-squirrel = Squirrel
face-tiger = Tiger
face-turtle = Turtle
