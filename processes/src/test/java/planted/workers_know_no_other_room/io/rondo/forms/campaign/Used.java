package planted.workers_know_no_other_room.io.rondo.forms.campaign;

/** What must not be used from where it is used. */
public class Used {}
