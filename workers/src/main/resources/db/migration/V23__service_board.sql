-- What the service board looks at: the words of the last weeks, and the cases.
create index ix_response_message_occurred on response_message (direction, occurred_at);
create index ix_service_case_opened on service_case (opened_at);
create index ix_service_case_satisfied on service_case (satisfied_at);
