package planted.workers_open_no_socket.io.rondo.workers.delivery;

import java.net.Socket;

/** Breaks the rule it is planted for. */
class Breaks {
  Socket used;
}
