import NIOCore
import SvcModel
import SvcRuntime
import Glibc
Spike.run()
